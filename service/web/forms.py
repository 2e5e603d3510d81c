"""What people fill in, checked by Flask-WTF, which also checks that the form came from here."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    FileField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from checkers.rulebook.folders import names
from extractors.fields import all_fields
from extractors.model import FactName, Kind
from service.records.dossiers import checked_day
from service.records.hooks import EVENTS
from service.records.values import words_of
from service.tables import Answer, PaperAspect, Verdict
from service.web.context import say as said
from service.web.paging import GREATEST
from service.web.words import word

REASON = 1000


def choices(group: str, codes: Iterable[str]) -> dict[str, str]:
    """Codes with their words in the caller's language."""
    return {str(code): word(group, code) for code in codes}


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What all of them are: a form that must come from one of our pages."""


class Press(Form):
    """A button: nothing to fill in."""


def at_least_one(form: FlaskForm, field: SelectMultipleField) -> None:
    """Something is ticked. `DataRequired` would have browsers ask for every tick."""
    if not field.data:
        raise ValidationError(_("请至少勾选一项。"))


class HookForm(Form):
    """A webhook: where to, and what of."""

    address = StringField(_("接收地址"), validators=[DataRequired(), Length(max=500)])
    events = SelectMultipleField(
        _("事件"),
        validators=[at_least_one],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.events.choices = {name: said(EVENTS[name]) for name in EVENTS}


class DossierForm(Form):
    """What the applicant says of the dossier."""

    title = StringField(_("申报件名称"), validators=[DataRequired(), Length(max=100)])
    category = SelectField(_("平台类别"), validators=[Optional()])
    services = SelectMultipleField(
        _("服务功能"), validators=[Optional()], widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    as_of = DateField(_("申报日期"), validators=[InputRequired()])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.category.choices = {"": gettext("以材料为准"), **choices("category", words_of(FactName.CATEGORY))}
        self.services.choices = choices("service", words_of(FactName.SERVICES))

    def validate_as_of(self, field: DateField) -> None:
        """A day on which someone can have applied."""
        try:
            checked_day(field.data)
        except ValueError:
            raise ValidationError(_("日期应在 1990 至 2099 年之间。")) from None


class DraftForm(Form):
    """The draft of a rulebook: a zip, or one of those that come with the project."""

    book = SelectField(_("随系统提供的规则库"), validators=[Optional()])
    file = FileField(_("规则草案（ZIP）"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.book.choices = [(name, name) for name in names()]


class DecisionForm(Form):
    """An expert's word on one finding. `evidence` is what the expert saw: if it changed meanwhile, nothing is saved."""

    rule = StringField(validators=[DataRequired(), Length(max=64)])
    evidence = StringField(validators=[DataRequired(), Length(min=64, max=64)])
    verdict = RadioField(
        _("意见"), choices={str(v): str(v) for v in Verdict}, validators=[InputRequired(_("请先选择意见。"))]
    )
    reason = TextAreaField(_("理由"), validators=[Length(max=REASON)])

    def validate_reason(self, field: TextAreaField) -> None:
        """Who disagrees or asks for something says why."""
        if self.verdict.data in (Verdict.OVERRULE, Verdict.ASK) and not (field.data or "").strip():
            raise ValidationError(_("请填写理由。"))


class AnswerForm(Form):
    """An applicant's word on one figure. `evidence` is what the page showed."""

    evidence = StringField(validators=[DataRequired(), Length(min=64, max=64)])
    answer = RadioField(_("核对"), choices={str(a): str(a) for a in Answer}, validators=[InputRequired()])
    said = StringField(_("哪里不对"), validators=[Length(max=REASON)])


class StepForm(Form):
    """A step of the procedure: which deed, and what comes with it."""

    deed = StringField(validators=[DataRequired(), Length(max=32)])
    day = DateField(_("日期"), validators=[Optional()])
    reason = TextAreaField(_("理由"), validators=[Length(max=REASON)])
    paper = FileField(_("文件"))


class NoticeForm(Form):
    """A correction notice but for its items, which have fields of their own."""

    opening = TextAreaField(_("开头语"), validators=[Length(max=2000)])
    days = IntegerField(_("期限（工作日）"), validators=[InputRequired(), NumberRange(min=1, max=60)])


class ReasonForm(Form):
    """Why something is asked for."""

    reason = TextAreaField(_("理由"), validators=[Length(max=REASON)])


class DueForm(Form):
    """A later last day."""

    due_on = DateField(_("新的最后一天"), validators=[InputRequired()])


class BulkForm(Form):
    """One thing for several dossiers, and what comes with it for all of them."""

    what = StringField(validators=[DataRequired(), Length(max=32)])
    day = DateField(_("日期"), validators=[Optional()])
    reason = TextAreaField(_("理由"), validators=[Length(max=REASON)])
    paper = FileField(_("文件"))


class Remark(Form):
    """A word on giving back or signing off."""

    remark = TextAreaField(_("说明"), validators=[Length(max=REASON)])


class DismissForm(Form):
    """Why something that two dossiers have in common means nothing."""

    reason = StringField(_("排除理由"), validators=[Length(max=REASON)])

    def validate_reason(self, field: StringField) -> None:
        """The reason is what is kept; without one nothing is put aside."""
        if not (field.data or "").strip():
            raise ValidationError(_("请填写理由。"))


class ValueForm(Form):
    """Staff correct what was read."""

    run = IntegerField(validators=[InputRequired(), NumberRange(1, GREATEST)])
    claim = IntegerField(validators=[InputRequired(), NumberRange(0, GREATEST)])
    value = StringField(_("正确数值"), validators=[Length(max=REASON)])
    reason = StringField(_("依据"), validators=[DataRequired(), Length(max=REASON)])


class SupplementForm(Form):
    """Staff add what no run read: a figure or fact, or with `label` a row of a list, and where it stands."""

    run = IntegerField(validators=[InputRequired(), NumberRange(1, GREATEST)])
    sha256 = StringField(_("文件"), validators=[DataRequired(), Length(min=64, max=64)])
    page = IntegerField(_("所在页"), validators=[Optional(), NumberRange(1, GREATEST)])
    field = SelectField(_("数据"))
    value = StringField(_("原件所载"), validators=[Length(max=200)])
    label = StringField(_("姓名或企业名称"), validators=[Length(max=200)])
    as_of = DateField(_("数据所属日期（可不填）"), validators=[Optional()])
    reason = StringField(_("依据"), validators=[DataRequired(), Length(max=REASON)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.field.choices = choices("field", (*all_fields(), *FactName))


class PaperForm(Form):
    """Staff say whose one of a file's papers is, of which year, or which pages it takes."""

    run = IntegerField(validators=[InputRequired(), NumberRange(1, GREATEST)])
    sha256 = StringField(validators=[DataRequired(), Length(min=64, max=64)])
    place = IntegerField(validators=[InputRequired(), NumberRange(0, GREATEST)])
    aspect = RadioField(choices={str(a): str(a) for a in PaperAspect}, validators=[InputRequired()])
    value = StringField(_("应为"), validators=[DataRequired(), Length(max=200)])
    reason = StringField(_("依据"), validators=[DataRequired(), Length(max=REASON)])


class KindForm(Form):
    """Staff say which paper one of a file's papers is."""

    run = IntegerField(validators=[InputRequired(), NumberRange(1, GREATEST)])
    sha256 = StringField(validators=[DataRequired(), Length(min=64, max=64)])
    place = IntegerField(validators=[InputRequired(), NumberRange(0, GREATEST)])
    kind = SelectField(_("材料类型"))
    reason = StringField(_("依据"), validators=[Length(max=REASON)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = choices("kind", Kind.every())
