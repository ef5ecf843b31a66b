DELETE FROM `shop`.`orders`
