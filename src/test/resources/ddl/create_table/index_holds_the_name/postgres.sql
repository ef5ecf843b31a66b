ALTER INDEX "shop"."user_auth_realm" RENAME TO "user_auth_realm_idx";
CREATE TABLE "shop"."user_auth_realm" (
    "id" integer NOT NULL
);
ALTER TABLE "shop"."user_auth_realm" ADD CONSTRAINT "user_auth_realm_pkey" PRIMARY KEY ("id");
-- Put[schema=shop, table=user_auth, keyColumns=[id], columns=[id, realm], foreignKeys=[]]
-- Put[schema=shop, table=user_auth_realm, keyColumns=[id], columns=[id], foreignKeys=[]]
