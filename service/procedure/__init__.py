"""The way of a dossier through the office: one table of states and deeds, read once, asked by all who move one."""

from service.procedure.loading import procedure
from service.procedure.model import BACK, Deed, Party, Procedure, State, Term

__all__ = ["BACK", "Deed", "Party", "Procedure", "State", "Term", "procedure"]
