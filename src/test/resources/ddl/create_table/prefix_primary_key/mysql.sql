CREATE TABLE p (id varchar(200), PRIMARY KEY (id(50)))
