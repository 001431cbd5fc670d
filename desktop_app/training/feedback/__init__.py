"""What people say of sessions, trainers and programs, and customers of agents."""
