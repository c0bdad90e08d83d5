-- AlterTable
ALTER TABLE "user" ADD COLUMN     "deactivated_at" TIMESTAMPTZ(3),
ADD COLUMN     "session_generation" INTEGER NOT NULL DEFAULT 1;
