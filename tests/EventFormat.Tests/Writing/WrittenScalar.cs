namespace EventFormat.Tests.Writing;

internal sealed record WrittenScalar(string Tag, float Value, long Step, double WallTime, byte[] Record);
