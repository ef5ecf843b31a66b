CREATE TABLE zone (id int NOT NULL, camera int NOT NULL, FOREIGN KEY (camera) REFERENCES camera (id), name varchar(20), PRIMARY KEY (id), KEY camera (camera))
