using System.Text.Json.Serialization;
using EventFormat.Tools;

namespace Dashboard.Web.Cli;

/// <summary>What <c>verify --json</c> prints.</summary>
internal sealed record VerifyOutput(VerifyReport Report, IReadOnlyList<VerifyFault> Faults);

/// <summary>What <c>verify --repair --json</c> prints.</summary>
internal sealed record RepairOutput(RepairReport Report, IReadOnlyList<VerifyFault> Faults);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(LogReport))]
[JsonSerializable(typeof(VerifyOutput))]
[JsonSerializable(typeof(RepairOutput))]
internal sealed partial class ReportJson : JsonSerializerContext;
