CREATE INDEX "posts_words" ON "shop"."posts" USING gin (to_tsvector('simple', coalesce("title", '') || ' ' || coalesce("body", '')));
-- Put[schema=shop, table=posts, keyColumns=[id], columns=[id, title, body], foreignKeys=[]]
