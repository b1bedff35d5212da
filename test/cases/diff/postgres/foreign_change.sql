-- A wrapper, a server, its users and a foreign table change.
-- allow: lossy
-- old:
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1');
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'x');
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (u 'me');
CREATE FOREIGN TABLE ft (a int OPTIONS (cn 'q'), b text) SERVER s OPTIONS (tn 'u');
-- new:
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '2', b '3');
CREATE SERVER s TYPE 'tt' VERSION '2' FOREIGN DATA WRAPPER w OPTIONS (host 'y', port '1');
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (u 'you');
CREATE USER MAPPING FOR postgres SERVER s;
CREATE FOREIGN TABLE ft (a bigint OPTIONS (cn 'z') NOT NULL, c text, CHECK (a > 0)) SERVER s OPTIONS (tn 'u2');
COMMENT ON FOREIGN TABLE ft IS 'far';
COMMENT ON COLUMN ft.a IS 'far a';
