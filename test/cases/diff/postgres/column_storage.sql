-- Values are stored and compressed in every way.
-- old:
CREATE TABLE t (a text, b text, c text, d text, e text, f text);
ALTER TABLE t ALTER a SET STORAGE plain, ALTER b SET STORAGE external, ALTER c SET STORAGE main;
CREATE TABLE u (a numeric, b text, c int, d int, e int);
ALTER TABLE u ALTER a SET STORAGE extended, ALTER c SET STATISTICS 10, ALTER d SET (n_distinct = 5), ALTER e SET (n_distinct = 5, n_distinct_inherited = 6);
-- new:
CREATE TABLE t (a text, b text, c text, d text, e text, f text);
ALTER TABLE t ALTER a SET STORAGE external, ALTER b SET STORAGE main, ALTER c SET STORAGE plain, ALTER d SET STORAGE plain, ALTER e SET STORAGE main;
CREATE TABLE u (a numeric, b text, c int, d int, e int);
ALTER TABLE u ALTER c SET STATISTICS 20, ALTER d SET (n_distinct = 6), ALTER e SET (n_distinct_inherited = 6), ALTER b SET STATISTICS 0;
