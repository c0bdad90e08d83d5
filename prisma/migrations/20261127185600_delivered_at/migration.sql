-- `delivered_at` replaces `reminder.given_at` and `announcement.told_at`. Instances of the earlier version still use the
-- old columns during an upgrade, so a later migration drops these. An announcement that an earlier version completes
-- meanwhile is completed once more from `reached`, where no user is left.
ALTER TABLE "reminder" ADD COLUMN     "delivered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "reminder" SET "delivered_at" = "given_at";
ALTER TABLE "reminder" ALTER COLUMN "given_at" SET DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE "announcement" ADD COLUMN     "delivered_at" TIMESTAMPTZ(3);
UPDATE "announcement" SET "delivered_at" = "told_at";
