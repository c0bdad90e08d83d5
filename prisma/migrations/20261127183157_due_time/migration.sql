-- AlterTable
ALTER TABLE "task" ADD COLUMN "due_time" TEXT;

-- A reminder is never repeated for the same date and time: the due time becomes part of its key.
ALTER TABLE "reminder" DROP CONSTRAINT "reminder_pkey",
ADD COLUMN "due_time" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "reminder_pkey" PRIMARY KEY ("task_id", "user_id", "due_date", "due_time", "minutes");
