"""The texts of the interface: ``t("home.newest")`` gives one, in the site's language."""

from newsarchive.strings.catalogue import Catalogue, InvalidStrings

__all__ = ["InvalidStrings", "t"]

t = Catalogue()
