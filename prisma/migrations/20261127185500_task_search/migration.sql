-- The searched words move into a table of their own. The index on expressions of "task" was computed again with every change of
-- a task, because its columns do not say whether the texts have changed.
DROP INDEX "task_search_idx";

CREATE TABLE "task_search" (
    "id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "document" tsvector,

    CONSTRAINT "task_search_pkey" PRIMARY KEY ("id")
);

-- Words are folded by the server alone, not in SQL. The server fills rows without a document after its start, in batches.
INSERT INTO "task_search" ("id", "task_id") SELECT "id", "id" FROM "task";
INSERT INTO "task_search" ("id", "task_id") SELECT "id", "task_id" FROM "comment" WHERE "deleted_at" IS NULL;

CREATE INDEX "task_search_document_idx" ON "task_search" USING GIN ("document");
CREATE INDEX "task_search_unindexed_idx" ON "task_search"("id") WHERE "document" IS NULL;
