"""The eight questions of a loyalty strategy in words."""

from __future__ import annotations

from relplan.analysis.loyalty import Question
from relplan.diagnostics.text import Text

QUESTIONS: dict[Question, Text] = {
    Question.DEFINITION: Text("how is loyalty defined?", "comment définir la fidélité ?"),
    Question.OBJECTIVES: Text("which quantified objectives?", "quels objectifs chiffrés ?"),
    Question.INDICATORS: Text("which indicators?", "quels indicateurs ?"),
    Question.EXPECTATIONS: Text("what do customers expect?", "qu'attendent les clients ?"),
    Question.LEVERS: Text("which levers, in what balance?", "quels leviers, dans quel équilibre ?"),
    Question.DATA: Text("which data?", "quelles données ?"),
    Question.MOMENTS: Text("which key moments?", "quels moments clés ?"),
    Question.CHANNELS: Text("which channels, what pressure?", "quels canaux, quelle pression ?"),
}
