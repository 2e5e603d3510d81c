"""What experts and staff fill in around a review: opinions, settlements, assignments, questions, phrases."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, IntegerField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from service.records.opinions import Sum
from service.tables import Audience, Recommendation, Verdict
from service.web.forms import REASON, DecisionForm, Form, choices

POINTS = "points-"
"""How the names of the fields of points begin."""


class SumForm(Form):
    """An expert's opinion of the whole, or the chair's conclusion; `seen` is the seal that the page showed."""

    recommendation = RadioField(_("评审意见"), validators=[Optional()])
    remark = TextAreaField(_("说明"), validators=[Length(max=REASON)])
    seen = StringField(validators=[Length(max=64)])
    although = TextAreaField(_("提问未了结仍签署的理由"), validators=[Length(max=REASON)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.recommendation.choices = choices("recommendation", Recommendation)

    def said(self, sent: dict[str, str]) -> Sum:
        """The opinion; the points are among all that was sent."""
        chosen = self.recommendation.data
        points = {name.removeprefix(POINTS): text for name, text in sent.items() if name.startswith(POINTS)}
        return Sum(Recommendation(chosen) if chosen else None, self.remark.data or "", points)


class SettleForm(DecisionForm):
    """The chair's word where experts disagree; it always says why."""

    reason = TextAreaField(_("理由"), validators=[DataRequired(_("请填写理由。")), Length(max=REASON)])


class WithdrawForm(Form):
    """Which word is taken back."""

    rule = StringField(validators=[DataRequired(), Length(max=64)])
    settles = BooleanField()


class ReasonForm(Form):
    """Why an expert is recused or taken off."""

    reason = StringField(_("理由"), validators=[Length(max=REASON)])


class AssignForm(Form):
    """Staff give a dossier to an expert."""

    expert = IntegerField(_("专家"), validators=[InputRequired()])


class SpreadForm(Form):
    """Staff spread dossiers evenly over experts."""

    dossiers = SelectMultipleField(_("申报件"), choices=(), validate_choice=False)
    experts = SelectMultipleField(_("专家"), choices=(), coerce=int, validate_choice=False)
    each = IntegerField(_("每件专家人数"), validators=[InputRequired(), NumberRange(1, 9)])


class QuestionForm(Form):
    """A question on a finding."""

    rule = StringField(validators=[Length(max=64)])
    audience = RadioField(_("问谁"), validators=[InputRequired()])
    text = TextAreaField(_("问题"), validators=[Length(max=REASON)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.audience.choices = choices("audience", Audience)


class ReplyForm(Form):
    """A word in a thread."""

    text = TextAreaField(_("回复"), validators=[Length(max=REASON)])


class PhraseForm(Form):
    """A stock phrase."""

    verdict = SelectField(_("用于"), validators=[Optional()])
    text = StringField(_("常用语"), validators=[Length(max=REASON)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.verdict.choices = {"": str(_("任何意见")), **choices("verdict", Verdict)}
