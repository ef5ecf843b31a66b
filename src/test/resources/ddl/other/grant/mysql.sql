GRANT ALL ON shop.* TO 'app'@'%'
