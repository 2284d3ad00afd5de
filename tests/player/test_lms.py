"""In an LMS: where it is found, what it is told and when, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from player.desk import ADDRESS
from player.texts import CONTENT_ONLY, ONE_SECTION, UNIT
from player.unit import SAVED, UNSAVED, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Frame, Page

    from player.desk import Desk

KEYS = keys_of(UNIT)

FINISH = ("LMSFinish", "Terminate")
COMMIT = ("LMSCommit", "Commit")
SET = ("LMSSetValue", "SetValue")

RAW = {"1.2": "cmi.core.score.raw", "2004": "cmi.score.raw"}
STATUS = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}
LOCATION = {"1.2": "cmi.core.lesson_location", "2004": "cmi.location"}
MODE = {"1.2": "cmi.core.lesson_mode", "2004": "cmi.mode"}


def next_step(frame: Frame | Page) -> None:
    frame.get_by_role("button", name="Weiter").click()


def check_choice(frame: Frame | Page) -> None:
    """Answer the first question of the second step in part, and check it: 1 of 2 points, of 14 in all."""
    frame.get_by_label("Ein Tablet").check()
    frame.locator('[data-kind="choice"]').get_by_role("button", name="Prüfen").click()


def step(frame: Frame | Page) -> str:
    return frame.locator(".tb-step:not([hidden])").get_attribute("data-step") or ""


def notice(frame: Frame | Page) -> str:
    return frame.locator(".tb-sco__notice").inner_text()


def test_calls_come_in_order(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    frame = desk.launch()
    next_step(frame)
    desk.forget_calls()
    check_choice(frame)
    written = [element for _, element, _ in desk.calls(*SET)]
    assert written[0] == "cmi.interactions.0.id"
    assert written.index("cmi.interactions.0.type") < written.index("cmi.interactions.0.result")
    assert written.index("cmi.interactions.0.result") < written.index(RAW[desk.version])
    assert written[-1] == "cmi.suspend_data"
    assert desk.calls()[-1][0] in COMMIT
    assert desk.cmi[RAW[desk.version]] == "7.14"


def test_resumed_where_the_learner_was(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    frame = desk.launch()
    next_step(frame)
    check_choice(frame)
    next_step(frame)
    frame.locator("input.tb-gap").first.fill("Tablet ~ „groß“. Ja!")
    desk.leave()
    assert [call[0] for call in desk.calls()].count(FINISH[desk.version == "2004"]) == 1
    frame = desk.launch()
    assert step(frame) == KEYS[2]
    assert frame.locator("input.tb-gap").first.input_value() == "Tablet ~ „groß“. Ja!"
    assert frame.locator(".tb-sco__head > .tb-sco__points").inner_text() == "Punkte: 1 von 14"
    frame.get_by_role("button", name="Zurück").click()
    assert frame.get_by_label("Ein Tablet").is_checked()
    frame.locator('[data-kind="choice"] .tb-result').get_by_text("Zum Teil richtig").wait_for()


def test_typing_is_kept_after_a_pause(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.put(UNIT)
    desk.set_api()
    desk.context.clock.install()
    frame = desk.launch()
    next_step(frame)
    next_step(frame)
    desk.forget_calls()
    gap = frame.locator("input.tb-gap").first
    for text in ("T", "Ta", "Tab"):
        gap.fill(text)
        desk.context.clock.run_for(1900)
    assert desk.calls() == []
    desk.context.clock.run_for(200)
    assert ":Tab." in desk.cmi["cmi.suspend_data"]
    assert len(desk.calls(*COMMIT)) == 1


def test_what_is_written_for_oneself_goes_nowhere(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    frame = desk.launch()
    for _ in range(3):
        next_step(frame)
    frame.locator("textarea").fill("Lieblingsgedanke")
    desk.leave()
    assert "Lieblingsgedanke" not in str(desk.calls())


def test_a_late_lms_is_joined(desk: Desk) -> None:
    desk.put(UNIT)
    frame = desk.launch()
    frame.wait_for_timeout(600)
    assert desk.calls() == []
    desk.lms.evaluate("(cmi) => Object.assign(lms.cmi, cmi)", {LOCATION[desk.version]: KEYS[3]})
    desk.set_api()
    frame.wait_for_function(f"() => !document.getElementById('tb-step-{KEYS[3]}').hidden")
    assert desk.cmi[STATUS[desk.version]] == "incomplete"


def test_a_late_lms_takes_nobody_away(desk: Desk) -> None:
    desk.put(UNIT)
    frame = desk.launch()
    next_step(frame)
    check_choice(frame)
    desk.lms.evaluate("(cmi) => Object.assign(lms.cmi, cmi)", {LOCATION[desk.version]: KEYS[3]})
    desk.set_api()
    desk.lms.wait_for_function("() => Object.keys(lms.cmi).includes('cmi.interactions.0.id')")
    assert step(frame) == KEYS[1]
    assert desk.cmi[RAW[desk.version]] == "7.14"
    assert desk.cmi[LOCATION[desk.version]] == KEYS[1]
    assert notice(frame) == ""


def test_in_a_new_window(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    with desk.lms.expect_popup() as opened:
        desk.lms.evaluate("() => { open('unit/index.html'); }")
    window = opened.value
    window.wait_for_load_state()
    next_step(window)
    check_choice(window)
    window.close(run_before_unload=False)
    desk.lms.wait_for_function("() => !lms.running")
    assert desk.cmi[RAW[desk.version]] == "7.14"


def test_in_a_frame_of_a_new_window(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    with desk.lms.expect_popup() as opened:
        desk.lms.evaluate("() => { open('lms.html'); }")
    window = opened.value
    window.evaluate(
        "() => document.body.append(Object.assign(document.createElement('iframe'), { src: 'unit/index.html' }))"
    )
    desk.lms.wait_for_function("() => lms.running")


def test_beyond_a_frame_of_another_origin(desk: Desk) -> None:
    """The LMS's frame holds a frame of a stranger, which holds the unit."""
    desk.put(UNIT)
    desk.set_api()
    desk.context.route(
        "http://other.example/**",
        lambda route: route.fulfill(
            body=f'<!doctype html><iframe src="{ADDRESS}/unit/index.html"></iframe>', content_type="text/html"
        ),
    )
    desk.lms.evaluate(
        "() => document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://other.example/' }))"
    )
    desk.lms.wait_for_function("() => lms.running")


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_nothing_is_written_in(desk: Desk, mode: str) -> None:
    desk.put(UNIT)
    desk.set_api()
    desk.lms.evaluate("(cmi) => Object.assign(lms.cmi, cmi)", {MODE[desk.version]: mode})
    frame = desk.launch()
    next_step(frame)
    check_choice(frame)
    desk.leave()
    assert desk.calls(*SET, *COMMIT) == []
    assert len(desk.calls(*FINISH)) == 1


def test_a_failing_lms_is_told_of_once_and_tried_again(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    desk.context.clock.install()
    frame = desk.launch()
    next_step(frame)
    frame.evaluate(
        """() => {
          window.said = [];
          new MutationObserver(() => said.push(document.querySelector(".tb-sco__notice").textContent))
            .observe(document.querySelector(".tb-sco__notice"), { childList: true });
        }"""
    )
    desk.lms.evaluate("() => { lms.fails = ([method]) => /Commit$/.test(method); lms.code = '101'; }")
    check_choice(frame)
    next_step(frame)
    desk.context.clock.run_for(30_000)
    assert notice(frame) == UNSAVED
    desk.lms.evaluate("() => { lms.fails = () => false; }")
    desk.context.clock.run_for(60_000)
    assert notice(frame) == SAVED
    next_step(frame)
    assert frame.evaluate("() => said") == [UNSAVED, SAVED, ""]
    assert desk.cmi[RAW[desk.version]] == "7.14"


def test_a_vanished_lms_breaks_nothing(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    frame = desk.launch()
    next_step(frame)
    desk.lms.evaluate("() => { lms.gone = true; }")
    check_choice(frame)
    assert notice(frame) == UNSAVED
    next_step(frame)
    frame.locator("input.tb-gap").first.fill("bleibt")
    frame.get_by_role("button", name="Zurück").click()
    next_step(frame)
    assert frame.locator("input.tb-gap").first.input_value() == "bleibt"


def test_hidden_is_kept(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    frame = desk.launch()
    next_step(frame)
    next_step(frame)
    frame.locator("input.tb-gap").first.fill("unterwegs")
    desk.forget_calls()
    frame.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", { value: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    assert len(desk.calls(*COMMIT)) == 1
    assert "unterwegs" in desk.cmi["cmi.suspend_data"]


def test_brought_back_by_the_browser(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    frame = desk.launch()
    next_step(frame)
    frame.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert len(desk.calls(*FINISH)) == 1
    frame.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert step(frame) == KEYS[1]
    check_choice(frame)
    assert desk.cmi[RAW[desk.version]] == "7.14"
    desk.leave()
    assert len(desk.calls(*FINISH)) == 2


def test_content_only_is_completed_when_all_was_seen(desk: Desk) -> None:
    desk.put(CONTENT_ONLY)
    desk.set_api()
    frame = desk.launch()
    assert desk.cmi[STATUS[desk.version]] == "incomplete"
    next_step(frame)
    assert desk.cmi[STATUS[desk.version]] == "completed"
    assert RAW[desk.version] not in desk.cmi


def test_a_single_section_is_seen_when_its_end_was_on_the_screen(desk: Desk) -> None:
    desk.put(ONE_SECTION)
    desk.set_api()
    desk.context.clock.install()
    frame = desk.launch()
    frame.wait_for_timeout(200)
    desk.context.clock.run_for(1500)
    assert desk.cmi[STATUS[desk.version]] == "incomplete"
    desk.context.clock.run_for(3000)
    assert desk.cmi[STATUS[desk.version]] == "completed"


def test_a_single_section_whose_end_nobody_saw_is_left(desk: Desk) -> None:
    desk.put(ONE_SECTION + "\nNoch ein Absatz.\n" * 100)
    desk.set_api()
    desk.context.clock.install()
    frame = desk.launch()
    desk.context.clock.run_for(20_000)
    assert desk.cmi[STATUS[desk.version]] == "incomplete"
    next_step(frame)
    assert desk.cmi[STATUS[desk.version]] == "completed"


def test_two_windows_at_one_lms(desk: Desk) -> None:
    desk.put(UNIT)
    desk.set_api()
    frame = desk.launch()
    with desk.lms.expect_popup() as opened:
        desk.lms.evaluate("() => { open('unit/index.html'); }")
    window = opened.value
    next_step(window)
    next_step(frame)
    check_choice(frame)
    window.get_by_label("Stimmt", exact=True).check()
    window.locator('[data-kind="true-false"]').get_by_role("button", name="Prüfen").click()
    assert desk.cmi[RAW[desk.version]] == "14.29"
    assert window.get_by_label("Ein Tablet").is_checked()
    window.close(run_before_unload=False)
    desk.lms.wait_for_function("() => !lms.running")
    next_step(frame)
    assert desk.cmi[LOCATION[desk.version]] == KEYS[2]
    assert notice(frame) == ""
