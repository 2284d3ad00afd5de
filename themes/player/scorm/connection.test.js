import assert from "node:assert/strict";
import test from "node:test";

import { FakeLms } from "../testing/lms.js";
import { Connection } from "./connection.js";
import { Ledger } from "./ledger.js";
import { VERSIONS } from "./versions.js";

for (const version of ["1.2", "2004"]) {
  const scorm = VERSIONS[version];

  const connect = (lms) => new Connection(() => lms?.api ?? null, scorm.names, scorm.errors, scorm.status[0]);

  test(`${version}: a conversation`, () => {
    const lms = new FakeLms(version);
    const connection = connect(lms);
    assert.ok(connection.open() && connection.isOpen && connection.isAlive && connection.isCurrent);
    assert.ok(connection.set("x", "1"));
    assert.equal(connection.get("x"), "1");
    assert.equal(connection.get("y"), "");
    assert.ok(connection.commit() && connection.close() && !connection.isOpen);
    assert.ok(!lms.isRunning);
  });

  test(`${version}: nobody is there`, () => {
    const connection = connect(null);
    assert.ok(!connection.open() && !connection.isAlive && !connection.set("x", "1") && !connection.commit());
    assert.equal(connection.get("x"), "");
    assert.ok(!connection.close());
  });

  test(`${version}: a second tab joins what runs`, () => {
    const lms = new FakeLms(version);
    assert.ok(connect(lms).open() && connect(lms).open());
  });

  test(`${version}: an LMS that says that it runs and does not is none`, () => {
    const lms = new FakeLms(version);
    lms.fails = (method) => (method === "initialize" ? scorm.errors.alreadyInitialized : null);
    assert.ok(!connect(lms).open());
  });

  test(`${version}: an LMS that does not begin is none`, () => {
    const lms = new FakeLms(version);
    lms.fails = () => "102";
    assert.ok(!connect(lms).open());
  });

  for (const [name, answer, works] of [
    ["a boolean", true, true],
    ["a boolean that is false", false, false],
    ["nothing", undefined, false],
    ["null", null, false],
    ["an empty text", "", false],
  ]) {
    test(`${version}: ${name} as an answer`, () => {
      const lms = new FakeLms(version);
      const connection = connect(lms);
      connection.open();
      lms.api[scorm.names.setValue] = () => answer;
      lms.api[scorm.names.getValue] = () => answer;
      assert.equal(connection.set("x", "1"), works);
      assert.equal(connection.get("x"), String(answer ?? ""));
    });
  }

  test(`${version}: whatever it throws stays there`, () => {
    const lms = new FakeLms(version);
    const connection = connect(lms);
    connection.open();
    lms.isGone = true;
    assert.ok(!connection.set("x", "1") && !connection.commit() && !connection.isAlive);
    assert.equal(connection.get("x"), "");
    assert.equal(connection.lastError, "");
    assert.ok(!connection.close() && !connection.open());
  });

  test(`${version}: an LMS that lacks methods, or was loaded anew, is noticed`, () => {
    const lms = new FakeLms(version);
    let api = lms.api;
    const connection = new Connection(() => api, scorm.names, scorm.errors, scorm.status[0]);
    connection.open();
    delete api[scorm.names.commit];
    assert.ok(!connection.commit());
    api = new FakeLms(version).api;
    assert.ok(!connection.isCurrent);
    api = null;
    assert.ok(connection.isCurrent);
  });

  test(`${version}: nothing is written twice, and what failed is tried again`, () => {
    const lms = new FakeLms(version);
    const connection = connect(lms);
    connection.open();
    const ledger = new Ledger(connection, scorm.refusals);
    assert.ok(ledger.put("a", "1") && ledger.put("a", "1"));
    lms.fails = () => "101";
    assert.ok(!ledger.put("a", "2"));
    lms.fails = () => null;
    assert.ok(ledger.put("a", "2"));
    lms.cmi.b = "3";
    assert.ok(ledger.look("b") && ledger.put("b", "3"));
    assert.deepEqual(lms.written, [["a", "1"], ["a", "2"], ["a", "2"]]);
  });

  test(`${version}: a detail that the LMS does not know is let go, but nothing else is`, () => {
    const lms = new FakeLms(version);
    const connection = connect(lms);
    connection.open();
    const ledger = new Ledger(connection, scorm.refusals);
    lms.fails = () => "401";
    assert.ok(ledger.put("a", "1", { isDetail: true }) && !ledger.put("b", "1"));
    lms.fails = () => "101";
    assert.ok(!ledger.put("c", "1", { isDetail: true }));
  });

  test(`${version}: a place in a list`, () => {
    const lms = new FakeLms(version);
    const connection = connect(lms);
    connection.open();
    Object.assign(lms.cmi, { "cmi.objectives.0.id": "a", "cmi.objectives.1.id": "b" });
    const ledger = new Ledger(connection, scorm.refusals);
    assert.deepEqual(ledger.placeOf("cmi.objectives", "b", 7), { index: 1, mayBeThere: true });
    assert.deepEqual(ledger.placeOf("cmi.objectives", "c", 7), { index: 2, mayBeThere: false });
    lms.fails = (_, element) => (element?.endsWith("_count") ? "401" : null);
    assert.deepEqual(ledger.placeOf("cmi.objectives", "c", 7), { index: 7, mayBeThere: true });
  });
}
