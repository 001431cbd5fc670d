"""The reply analysis: which points a reply meets, which taboos it breaks, what else it holds."""

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.findings import Analysis, Finding, Trait, TraitKind

__all__ = ["Analysis", "Finding", "ReplyAnalyser", "Trait", "TraitKind"]
