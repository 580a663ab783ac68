"""The DAGs of Bosco, all made from schedule.yaml."""
