namespace Training.Core.Tests;

/// <summary>Tests that count the process's tensors, which no other test may make meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "Alone";
}
