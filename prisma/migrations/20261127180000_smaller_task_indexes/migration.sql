-- Most tasks have neither an external id nor a parent. Each change of a task writes an entry into each of its indexes, except
-- into partial indexes that leave the task out.
DROP INDEX "task_project_id_external_id_key";
CREATE UNIQUE INDEX "task_external_id_key" ON "task"("project_id", "external_id") WHERE "external_id" IS NOT NULL;

DROP INDEX "task_parent_id_position_id_idx";
CREATE INDEX "task_list_sub_tasks_idx" ON "task"("parent_id", "position", "id") WHERE "parent_id" IS NOT NULL;
