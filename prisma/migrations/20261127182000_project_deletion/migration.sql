-- A deleted project keeps its row until its contents are deleted, in batches. Its key is free at once.
ALTER TABLE "project" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);
DROP INDEX "project_key_key";
CREATE UNIQUE INDEX "project_key_key" ON "project"("key") WHERE "deleted_at" IS NULL;
CREATE INDEX "project_deleted_idx" ON "project"("deleted_at", "id") WHERE "deleted_at" IS NOT NULL;

-- The stream of a deleted project is deleted after its last event. Earlier versions kept such streams forever.
ALTER TABLE "stream" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);
CREATE INDEX "stream_ended_idx" ON "stream"("ended_at") WHERE "ended_at" IS NOT NULL;
UPDATE "stream" SET "ended_at" = now()
WHERE starts_with("id", 'project_') AND NOT EXISTS (SELECT FROM "project" p WHERE p."id" = "stream"."id");
