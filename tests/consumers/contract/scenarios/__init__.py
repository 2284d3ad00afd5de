"""The contract as data: every scenario, in the order of docs/scorm-contract.md."""

from __future__ import annotations

from consumers.contract.scenarios import contents, finding, memory, results, troubles

SCENARIOS = (
    *results.SCENARIOS,
    *memory.SCENARIOS,
    *finding.SCENARIOS,
    *troubles.SCENARIOS,
    *contents.SCENARIOS,
)
