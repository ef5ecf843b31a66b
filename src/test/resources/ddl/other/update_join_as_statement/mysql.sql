UPDATE orders o JOIN b ON b.id = o.id SET o.qty = 1
