namespace Dashboard.Web.Demo;

/// <summary>Random numbers as trainings have them.</summary>
internal static class DemoRandom
{
    /// <summary>A standard normal number, by the Box–Muller transform.</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
