CREATE TABLE crm.deals (id int PRIMARY KEY, stage enum('won','lost') DEFAULT 'won')
