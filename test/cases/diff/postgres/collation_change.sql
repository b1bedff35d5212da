-- Collations mean other orders, and one is no longer deterministic.
-- without: PGlite (no ICU)
-- old:
CREATE COLLATION one (provider = icu, locale = 'de');
CREATE COLLATION two (provider = icu, locale = 'en');
CREATE COLLATION three (locale = 'C');
-- new:
CREATE COLLATION one (provider = icu, locale = 'sv');
CREATE COLLATION two (provider = icu, locale = 'en', deterministic = false);
CREATE COLLATION three (locale = 'POSIX');
