/*!50003 CREATE TABLE t (a int /*!80023 INVISIBLE */, b int /*!99999 NOT NULL */) */
