ALTER TABLE orders MODIFY status enum('draft','new','sent','paid','void') NOT NULL DEFAULT 'draft'
