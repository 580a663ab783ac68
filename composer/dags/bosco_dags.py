"""All DAGs of Bosco (airflow looks for that word, and for dag), made from schedule.yaml."""

from bosco.all_dags import all_dags
from bosco.schedule import read_schedule, schedule_file

globals().update({dag.dag_id: dag for dag in all_dags(read_schedule(schedule_file()))})
