CREATE TABLE "shop"."order_lines" (
    "id" integer NOT NULL,
    "order_id" integer,
    "code" character varying(10),
    "twin" integer,
    "note" integer
);
ALTER TABLE "shop"."order_lines" ADD CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id");
CREATE INDEX "order_lines_a" ON "shop"."order_lines" ("order_id");
CREATE INDEX "order_lines_b" ON "shop"."order_lines" ("code");
CREATE INDEX "order_lines_c" ON "shop"."order_lines" ("twin");
CREATE INDEX "order_lines_d" ON "shop"."order_lines" ("note");
-- Put[schema=shop, table=order_lines, keyColumns=[id], columns=[id, order_id, code, twin, note], foreignKeys=[CascadingKey[name=a, columns=[order_id], parentSchema=shop, parentTable=orders, parentColumns=[id], onDelete=cascade, onUpdate=restrict, foldCase=false], CascadingKey[name=b, columns=[code], parentSchema=shop, parentTable=orders, parentColumns=[code], onDelete=set null, onUpdate=cascade, foldCase=true], CascadingKey[name=c, columns=[twin], parentSchema=shop, parentTable=order_lines, parentColumns=[id], onDelete=restrict, onUpdate=set null, foldCase=false]]]
