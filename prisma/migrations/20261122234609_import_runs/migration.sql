-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('RUNNING', 'DONE', 'STOPPED', 'INTERRUPTED');

-- CreateTable
CREATE TABLE "import_run" (
    "project_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'RUNNING',
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "errors" JSONB NOT NULL DEFAULT '[]',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateIndex
CREATE INDEX "import_run_actor_id_idx" ON "import_run"("actor_id");

-- CreateIndex
CREATE INDEX "import_run_started_at_idx" ON "import_run"("started_at");

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
