-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "due_date" DATE;

-- AlterTable
ALTER TABLE "task_assignee" ADD COLUMN     "remind_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "due_soon_minutes" INTEGER[] DEFAULT ARRAY[1440, 60]::INTEGER[],
ADD COLUMN     "newcomer" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "operator" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC';

-- CreateTable
CREATE TABLE "reminder" (
    "task_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "due_date" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("task_id","user_id","due_date","minutes")
);

-- CreateTable
CREATE TABLE "announcement" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reached" TEXT,
    "told_at" TIMESTAMPTZ(3),
    "retracted_at" TIMESTAMPTZ(3),

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reminder_due_date_idx" ON "reminder"("due_date");

-- CreateIndex
CREATE INDEX "announcement_published_by_id_idx" ON "announcement"("published_by_id");

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What reminders have to be looked at, and when. The statement of src/domain/reminders/round.ts reads nothing else.
CREATE INDEX "task_assignee_remind_at_idx" ON "task_assignee"("remind_at") WHERE "remind_at" IS NOT NULL;

-- Who has just come.
CREATE INDEX "user_newcomer_idx" ON "user"("id") WHERE "newcomer";

-- Who has been told of an announcement.
CREATE INDEX "notification_announcement_idx" ON "notification"("announcement_id", "user_id") WHERE "announcement_id" IS NOT NULL;
