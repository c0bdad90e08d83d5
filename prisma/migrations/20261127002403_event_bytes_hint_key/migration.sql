-- AlterTable
ALTER TABLE "event" ADD COLUMN     "bytes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "event_log" ADD COLUMN     "hint_key" TEXT NOT NULL DEFAULT ((gen_random_uuid())::text || (gen_random_uuid())::text);
