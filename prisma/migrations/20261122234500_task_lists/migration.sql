-- What task lists are sorted by. A list is always of one project, without its deleted tasks, and ends by id, so each index
-- serves both directions: read backwards it is the other one, nulls included. Fields that can be null have a second index
-- for nulls at the other end. Order by position and number have theirs already.
-- Partial and expression indexes are not part of schema.prisma, which can not say them. Its diff leaves them alone.
CREATE INDEX "task_list_title_idx" ON "task"("project_id", "title", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_list_status_idx" ON "task"("project_id", "status", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_list_priority_idx" ON "task"("project_id", "priority", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_list_due_date_idx" ON "task"("project_id", "due_date", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_list_due_date_nulls_first_idx" ON "task"("project_id", "due_date" NULLS FIRST, "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_list_created_at_idx" ON "task"("project_id", "created_at", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_list_updated_at_idx" ON "task"("project_id", "updated_at", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_list_completed_at_idx" ON "task"("project_id", "completed_at", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_list_completed_at_nulls_first_idx" ON "task"("project_id", "completed_at" NULLS FIRST, "id") WHERE "deleted_at" IS NULL;

-- The deleted ones, to bring back.
CREATE INDEX "task_list_deleted_idx" ON "task"("project_id", "position", "id") WHERE "deleted_at" IS NOT NULL;

-- Full-text search. The project is a word of the document, so that a search never reads the matches of other projects.
-- The expression must be the one of src/domain/task-search.ts, or the index is not used.
CREATE INDEX "task_search_idx" ON "task" USING GIN ((
  setweight(to_tsvector('simple', "title"), 'A') ||
  setweight(to_tsvector('simple', "description"), 'B') ||
  array_to_tsvector(ARRAY["project_id"])
));
