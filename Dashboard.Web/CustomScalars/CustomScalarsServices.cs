namespace Dashboard.Web.CustomScalars;

/// <summary>Registers what the Custom page reads.</summary>
internal static class CustomScalarsServices
{
    public static void AddCustomScalars(this IServiceCollection services) => services.AddSingleton<LayoutReader>();
}
