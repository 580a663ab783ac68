project_id        = "bosco-prod"
deployers         = ["group:bosco-engineers@example.com"]
github_repository = "example/bosco"
