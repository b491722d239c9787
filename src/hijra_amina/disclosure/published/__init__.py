"""What has been published, as anybody knows it: tables as shown, and claims in words."""
