create table `Comp Key` (
    `K1` int, `k 2` varchar(10) collate utf8mb4_bin, `Val"ue` text, primary key (`K1`, `k 2`));
