"""Word and Excel papers as a whole: their text and tables with places, and where these stand once drawn to pages."""
