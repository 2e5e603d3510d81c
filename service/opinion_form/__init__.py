"""The form of experts' opinions on a dossier, as PDF and as Word: what all said, the conclusion, lines to sign on."""
