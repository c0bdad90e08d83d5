-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('ASSIGNED', 'UNASSIGNED', 'MENTIONED', 'COMMENTED', 'ADDED_TO_PROJECT', 'ROLE_CHANGED', 'DUE_SOON', 'OVERDUE', 'ANNOUNCEMENT');

-- CreateTable
CREATE TABLE "notification" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "project_id" TEXT,
    "task_id" TEXT,
    "comment_id" TEXT,
    "announcement_id" TEXT,
    "role" "project_role",
    "subject" TEXT,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "actor_ids" TEXT[],
    "count" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "user_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("user_id","project_id","kind")
);

-- CreateIndex
CREATE INDEX "notification_user_id_updated_at_id_idx" ON "notification"("user_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "notification_project_id_user_id_idx" ON "notification"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "notification_created_at_idx" ON "notification"("created_at");

-- CreateIndex
CREATE INDEX "notification_preference_project_id_idx" ON "notification_preference"("project_id");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What more of the same joins. The statement of src/domain/notifications/notify.ts names it by its columns and condition.
CREATE UNIQUE INDEX "notification_open_key" ON "notification"("user_id", "kind", "subject") WHERE "open";

-- What is shown, which is little for those who archive most, and what of it is unread, to count and to list it.
CREATE INDEX "notification_inbox_idx" ON "notification"("user_id", "updated_at", "id")
  WHERE "archived_at" IS NULL AND "snoozed_until" IS NULL;
CREATE INDEX "notification_unread_idx" ON "notification"("user_id", "updated_at", "id")
  WHERE "read_at" IS NULL AND "archived_at" IS NULL AND "snoozed_until" IS NULL;

-- What will come back: each person's own, and all that are due.
CREATE INDEX "notification_snoozed_idx" ON "notification"("user_id", "updated_at", "id") WHERE "snoozed_until" IS NOT NULL;
CREATE INDEX "notification_due_idx" ON "notification"("snoozed_until") WHERE "snoozed_until" IS NOT NULL;
