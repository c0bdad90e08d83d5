-- Numbers the projects that exist, too. An identity column, because nothing but the database may assign a number: a
-- cursor names a project by it.
ALTER TABLE "project" ADD COLUMN     "number" INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY;

-- CreateIndex
CREATE UNIQUE INDEX "project_number_key" ON "project"("number");
