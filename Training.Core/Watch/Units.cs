namespace Training.Core.Watch;

internal static class Units
{
    public const double Mebi = 1024 * 1024;
    public const double Gibi = Mebi * 1024;
}
