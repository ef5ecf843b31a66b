CREATE TABLE `ключключключключключключключключключключ` (`id` int PRIMARY KEY)
