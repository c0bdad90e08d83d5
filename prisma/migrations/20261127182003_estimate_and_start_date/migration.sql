-- AlterTable
ALTER TABLE "task" ADD COLUMN "start_date" DATE, ADD COLUMN "estimate" SMALLINT;
