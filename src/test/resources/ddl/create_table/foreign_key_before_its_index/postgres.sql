CREATE TABLE "shop"."zone" (
    "id" integer NOT NULL,
    "camera" integer NOT NULL,
    "name" character varying(20)
);
ALTER TABLE "shop"."zone" ADD CONSTRAINT "zone_pkey" PRIMARY KEY ("id");
CREATE INDEX "zone_camera" ON "shop"."zone" ("camera");
-- Put[schema=shop, table=zone, keyColumns=[id], columns=[id, camera, name], foreignKeys=[]]
