namespace Dashboard.Web.Colours;

/// <summary>Registers what the colours of runs depend on.</summary>
internal static class ColourServices
{
    public static void AddColours(this IServiceCollection services) => services.AddSingleton<IRunColours, CatalogColours>();
}
