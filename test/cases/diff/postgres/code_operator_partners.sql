-- An operator that was its own commutator gets others for that and as its negator.
-- old:
CREATE FUNCTION eq(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1[0] = $2[0]';
CREATE OPERATOR ~*~ (leftarg = point, rightarg = point, function = eq, commutator = ~*~);
-- new:
CREATE FUNCTION eq(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1[0] = $2[0]';
CREATE FUNCTION ne(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1[0] <> $2[0]';
CREATE OPERATOR ~*~ (leftarg = point, rightarg = point, function = eq, commutator = ?~*~, negator = !~*~);
CREATE OPERATOR ?~*~ (leftarg = point, rightarg = point, function = eq, commutator = ~*~);
CREATE OPERATOR !~*~ (leftarg = point, rightarg = point, function = ne, negator = ~*~);
